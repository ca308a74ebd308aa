import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { instantOf, parseCalendarDate } from "#lib/core/clock.ts";
import { sendInvitation, transportTo } from "./mailer.ts";

/** One conversation with the mail server: the commands and the raw message. */
interface Taken {
  readonly commands: string[];
  message: string;
}

const taken: Taken[] = [];
const open = new Set<Socket>();
let server: Server;
let answerToMail = "250 Taken";

beforeAll(async () => {
  server = createServer(converse);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  process.env.SMTP_URL = `smtp://127.0.0.1:${address.port}`;
  process.env.MAIL_FROM = "tracker@example.org";
  process.env.PARTNERSHIP = "Kent Safeguarding Partnership";
  return () => server.close();
});

afterEach(() => {
  taken.length = 0;
  answerToMail = "250 Taken";
});

/** The part of SMTP that is needed to receive one message. */
function converse(socket: Socket) {
  open.add(socket.setEncoding("utf8"));
  const said: Taken = { commands: [], message: "" };
  let unread = "";
  let inMessage = false;
  socket.write("220 test ESMTP\r\n");
  socket.on("data", (chunk) => {
    unread += chunk;
    for (let end = unread.indexOf("\r\n"); end !== -1; end = unread.indexOf("\r\n")) {
      const line = unread.slice(0, end);
      unread = unread.slice(end + 2);
      inMessage = inMessage ? takeMessageLine(socket, said, line) : answerCommand(socket, said, line);
    }
  });
  socket.on("error", () => {});
  socket.on("close", () => open.delete(socket));
}

/** Takes a line of the message. Returns whether more of the message follows. */
function takeMessageLine(socket: Socket, said: Taken, line: string): boolean {
  if (line !== ".") {
    said.message += `${line}\n`;
    return true;
  }
  taken.push(said);
  socket.write("250 Taken\r\n");
  return false;
}

/** Answers a command. Returns whether the message follows it. */
function answerCommand(socket: Socket, said: Taken, line: string): boolean {
  said.commands.push(line);
  const isData = line === "DATA";
  if (line.startsWith("MAIL")) socket.write(`${answerToMail}\r\n`);
  else if (line === "STARTTLS") socket.write("502 Not here\r\n");
  else if (line === "QUIT") socket.end("221 Bye\r\n");
  else socket.write(isData ? "354 Go on\r\n" : "250 Yes\r\n");
  return isData;
}

const until = instantOf(parseCalendarDate("2026-11-26") ?? unreachable(), "15:30");
const invitation = {
  to: "sam@example.org",
  name: "Sam O’Neill, PhD",
  link: "http://localhost:3000/invitation/abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEF",
  until,
};

test("the invitation is sent to one address, with the whole link and its expiry", async () => {
  await sendInvitation(invitation);
  const [{ commands, message } = unreachable()] = taken;
  expect(taken).toHaveLength(1);
  expect(commands).toContain("MAIL FROM:<tracker@example.org>");
  expect(commands.filter((command) => command.startsWith("RCPT"))).toEqual(["RCPT TO:<sam@example.org>"]);
  const [head = "", ...rest] = message.split("\n\n");
  expect(head).toMatch(/^From: Kent Safeguarding Partnership <tracker@example\.org>$/m);
  expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
  const text = decoded(rest.join("\n\n"), head);
  expect(text).toContain("Hello Sam O’Neill, PhD,");
  expect(text).toContain(`\n${invitation.link}\n`);
  expect(text).toContain("It works once, until 26 November 2026 at 3:30pm.");
});

test("the mail of a trial says that it is a trial", async () => {
  await sendInvitation(invitation);
  const [{ message } = unreachable()] = taken;
  expect(message).toMatch(/^Subject: Trial: /m);
  expect(message).toContain("This is a trial");
});

test("a name can't add an address or a header", async () => {
  await sendInvitation({ ...invitation, name: "Sam <x@example.org>\r\nBcc: y@example.org" });
  const [{ commands, message } = unreachable()] = taken;
  expect(commands.filter((command) => command.startsWith("RCPT"))).toEqual(["RCPT TO:<sam@example.org>"]);
  expect(message.split("\n\n")[0]).not.toMatch(/^Bcc:/im);
});

test("throws if the server rejects the mail or is unreachable", async () => {
  answerToMail = "550 No";
  await expect(sendInvitation(invitation)).rejects.toThrow();
  server.close();
  for (const socket of open) socket.destroy();
  await expect(sendInvitation(invitation)).rejects.toThrow();
});

/** Decodes the transfer encoding of a body. */
function decoded(body: string, head: string): string {
  if (/^Content-Transfer-Encoding: base64$/im.test(head)) return Buffer.from(body, "base64").toString();
  if (!/^Content-Transfer-Encoding: quoted-printable$/im.test(head)) return body;
  const bytes = body.replace(/=\n/g, "").replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(Number(`0x${hex}`)));
  return Buffer.from(bytes, "latin1").toString();
}

function unreachable(): never {
  throw new Error("unreachable");
}

test.runIf(process.platform === "linux")(
  "a server on another machine gets nothing over an unencrypted connection",
  async () => {
    // 127.0.0.2 is the local machine too, but the tracker treats it as another one.
    const other = createServer(converse).listen(0, "127.0.0.2");
    await once(other, "listening");
    const address = other.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const transport = transportTo(`smtp://127.0.0.2:${address.port}`);
    const mail = { from: "tracker@example.org", to: "sam@example.org", text: "a link" };
    await expect(transport.sendMail(mail)).rejects.toThrow(/STARTTLS/);
    expect(taken).toEqual([]);
    transport.close();
    other.close();
  },
);
