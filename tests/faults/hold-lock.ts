// Holds the write lock of a database until it is killed, as another program that has the database open may do.
import SQLite from "better-sqlite3";

const sqlite = new SQLite(process.argv[2] ?? "", { fileMustExist: true, timeout: 10_000 });
sqlite.exec("BEGIN EXCLUSIVE");
console.log("Locked");
// A connection that nothing refers to is garbage collected and closed, and its lock released.
setInterval(() => sqlite.inTransaction, 1000);
