import MimeNode from "nodemailer/lib/mime-node";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Mail, MailAnswer, MailRequest } from "../ports/world.ts";
import { readError } from "./foreign-error.ts";

/**
 * Mails over SMTP, by the two parts of nodemailer that this takes: the rest of it (other transports, attachments, settings of
 * providers) would make the bundle larger by a tenth. A failure of the server is an answer, too.
 */
export function realMail(cancelled: AbortSignal): Mail {
  return { send: (request) => send(request, cancelled) };
}

async function send(request: MailRequest, cancelled: AbortSignal): Promise<MailAnswer> {
  const connection = connectionTo(request);
  const signal = AbortSignal.any([AbortSignal.timeout(request.timeoutMs), cancelled]);
  try {
    const { rejected } = await ended(connection, signal, () => converse(connection, request));
    if (rejected.length === 0) return { kind: "sent" };
    return { kind: "refused", reason: `the server refused ${rejected.length} of ${request.to.length} recipients` };
  } catch (error) {
    const reason = readError(error).message;
    return codeOf(error) >= 500 ? { kind: "refused", reason } : { kind: "later", reason };
  } finally {
    connection.close();
  }
}

function connectionTo({ server, port, tls, timeoutMs }: MailRequest): SMTPConnection {
  return new SMTPConnection({
    ...{ host: server, port, secure: tls === "implicit", requireTLS: tls === "starttls", ignoreTLS: tls === "none" },
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs },
  });
}

interface MailReply {
  readonly rejected: readonly unknown[];
}

async function converse(
  connection: SMTPConnection,
  { login, from, to, subject, text }: MailRequest,
): Promise<MailReply> {
  await step((done) => connection.connect(done));
  if (login !== undefined) await step((done) => connection.login({ user: login.user, pass: login.password }, done));
  const message = await new MimeNode("text/plain; charset=utf-8", { disableFileAccess: true, disableUrlAccess: true })
    .setHeader([
      { key: "from", value: from },
      { key: "to", value: [...to] },
      { key: "subject", value: subject },
    ])
    .setContent(text)
    .build();
  return new Promise((resolve, reject) => {
    connection.send({ from, to: [...to] }, message, (error, info) => {
      if (error) reject(error);
      else resolve({ rejected: info?.rejected ?? [] });
    });
  });
}

function step(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    begin((error) => (error ? reject(error) : resolve()));
  });
}

/** A connection that breaks, or a time that is over, ends a conversation that would wait for ever. */
function ended<Result>(connection: SMTPConnection, signal: AbortSignal, begin: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    const abort = (): void => reject(new Error("the mail server did not take the mail in time"));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    begin().then(resolve, reject);
  });
}

/** The server's answer, such as 421; 0 without an answer. */
function codeOf(error: unknown): number {
  const code = typeof error === "object" && error !== null && "responseCode" in error ? error.responseCode : 0;
  return typeof code === "number" ? code : 0;
}
