"use server";
import { testRequest } from "../request.ts";

export async function submit(form: FormData): Promise<void> {
  const request = testRequest();
  request.status = 422;
  request.received = String(form.get("reason"));
}
