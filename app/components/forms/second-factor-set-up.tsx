import { otpauthUrl } from "#lib/identity/second-factor/one-time-codes.ts";
import { qrCode } from "#lib/identity/second-factor/qr-code.ts";
import type { SetUp } from "#lib/identity/second-factor/store.ts";
import { Checkbox, TextField } from "./fields.tsx";
import { Form } from "./form.tsx";
import type { FormState } from "./form-state.ts";

/** Explains what a second factor is. */
export function SecondFactorIntroduction() {
  return (
    <p>
      After your password you give a code of six digits that an app on your phone shows. Whoever learns your password
      can’t sign in without the phone. Any authenticator app will do, such as Google Authenticator, Microsoft
      Authenticator or 2FAS; the phone needs no signal.
    </p>
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
      <h2>1. Add it to your app</h2>
      <p>Scan this picture with the app, or type the key into it.</p>
      <QrCode text={otpauthUrl(secret, { issuer: "Recommendations tracker", label })} />
      <p>
        Key: <code className="as-typed">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <h2>2. Keep your recovery codes</h2>
      <p>
        Each of them works once, in the place of a code, should you lose the phone. Print them or write them down, and
        keep them where you keep what matters. They are not shown again.
      </p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Checkbox state={state} name="kept" label="I have kept the recovery codes" />
      <h2>3. Give a code</h2>
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
      className="qr-code"
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
