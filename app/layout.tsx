import type { Metadata } from "next";
import type { ReactNode } from "react";
import { config } from "#lib/core/config.ts";
import { fontVariables } from "./fonts.ts";
import "./theme.css";

// Every page depends on the viewer and on the time, and only a page rendered for the request carries its nonce.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const trial = config().mode === "trial" ? "Trial: " : "";
  return {
    title: { default: `${trial}Recommendations tracker`, template: `${trial}%s – Recommendations tracker` },
    robots: { index: false, follow: false },
  };
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" className={fontVariables}>
      <head>
        <link rel="stylesheet" href="/api/marks" media="print" />
      </head>
      <body>{children}</body>
    </html>
  );
}
