// The package brings no types of its own: what is used here.
declare module "autocannon" {
  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly amount: number;
    /** How often, in milliseconds, it looks whether it has finished. */
    readonly sampleInt: number;
    readonly headers: Readonly<Record<string, string>>;
  }

  interface Running extends PromiseLike<unknown> {
    on(
      event: "response",
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): unknown;
    on(event: "reqError", listener: (error: Error) => void): unknown;
  }

  export default function autocannon(options: Options): Running;
}
