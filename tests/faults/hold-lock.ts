// Holds the lock that writes need until it is ended: another program that has the database open.
import SQLite from "better-sqlite3";

const sqlite = new SQLite(process.argv[2] ?? "", { fileMustExist: true, timeout: 10_000 });
sqlite.exec("BEGIN EXCLUSIVE");
console.log("Locked");
// Referred to for as long as it runs: a connection that nobody refers to is closed, and its lock with it.
setInterval(() => sqlite.inTransaction, 1000);
