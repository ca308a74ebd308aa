"use server";
import { parseId } from "#app/components/forms/parse-id.ts";
import { submitForm } from "#app/components/forms/submit.ts";
import { currentRequest } from "#app/session/request.ts";
import { currentContext } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import { postReturn } from "#lib/returns/commands.ts";
import { readGivenReturn } from "#lib/returns/given-file.ts";
import { pathWithQuery, RETURN_FIELD, ticketIn } from "./fields.ts";

/** Reads the file that a person gave, and goes on to what it would change. */
export async function submitReturnFile(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values) => {
    const ticket = ticketIn(values);
    if (ticket === "") throw new Invalid({ [RETURN_FIELD]: "Choose the file of the return." });
    await readGivenReturn(await currentContext(viewer), ticket).catch(atTheField);
    currentRequest().keptFiles.add(ticket);
    return pathWithQuery(values, { file: ticket });
  });
}

function atTheField(error: unknown): never {
  throw error instanceof Invalid && error.fields.file ? new Invalid({ [RETURN_FIELD]: error.fields.file }) : error;
}

/** Posts what the person has seen that the return changes. */
export async function submitReturn(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    const ctx = await currentContext(viewer);
    const { returned } = await readGivenReturn(ctx, String(values.file ?? ""));
    const shown = String(values.references ?? "").split(",");
    await postReturn(viewer, { agencyId: parseId(String(values.agencyId)), returned, shown }, options);
    return pathWithQuery(values, { posted: options.formKey ?? "" });
  });
}
