import { Panel } from "#app/components/layout/panel.tsx";
import { otpauthUrl } from "#lib/identity/second-factor/one-time-codes.ts";
import { qrCode } from "#lib/identity/second-factor/qr-code.ts";
import type { SetUp } from "#lib/identity/second-factor/store.ts";
import { Checkbox, TextField } from "./fields.tsx";
import { Form } from "./form.tsx";
import type { FormState } from "./form-state.ts";

/** Explains what a second factor is, at the side of the page that sets it up. */
export function SecondFactorHelp() {
  return (
    <Panel id="what-it-is" title="What is a second factor?">
      <p>After your password you enter a code of six digits that an app on your phone shows.</p>
      <p>A person who learns your password can’t sign in without your phone.</p>
      <p>
        You need an authenticator app, such as Google Authenticator, Microsoft Authenticator or 2FAS. It works without a
        signal.
      </p>
    </Panel>
  );
}

/** The form that turns a second factor on: scan a QR code, keep the recovery codes, and enter a code from the app. */
export function SecondFactorSetUp({
  setUp: { secret, codes },
  label,
  submit,
  state,
  hidden = {},
  cancel,
}: {
  setUp: SetUp;
  /** The name of the account in the authenticator app. */
  label: string;
  submit: (form: FormData) => Promise<void>;
  state: FormState;
  hidden?: Readonly<Record<string, string>>;
  cancel?: string;
}) {
  return (
    <Form submit={submit} state={state} button="Turn it on" hidden={hidden} {...(cancel && { cancel })}>
      <h2 className="mt-0">1. Add it to your app</h2>
      <p>Scan this picture with the app, or type in the key.</p>
      <QrCode text={otpauthUrl(secret, { issuer: "Recommendations tracker", label })} />
      <p>
        Key: <code>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <h2>2. Keep your recovery codes</h2>
      <p>
        If you lose your phone, enter one of these instead of a code. Each works once. Print them or write them down,
        and keep them somewhere safe. They are not shown again.
      </p>
      <ul className="list-none rounded-md bg-wash p-4 text-sm whitespace-nowrap sm:columns-2">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Checkbox state={state} name="kept" label="I have kept the recovery codes" />
      <h2>3. Enter a code</h2>
      <TextField
        state={state}
        name="code"
        label="The six digits that your app shows now"
        autoComplete="one-time-code"
      />
    </Form>
  );
}

function QrCode({ text }: { text: string }) {
  const { size, path } = qrCode(text);
  return (
    <svg
      className="mb-4 block size-60"
      role="img"
      aria-label="Picture to scan with your authenticator app"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
