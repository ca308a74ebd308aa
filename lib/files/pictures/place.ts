import { type FileHandle, open } from "node:fs/promises";
import { contentOf, type FileContent } from "../file-content.ts";
import type { FileType } from "../formats.ts";
import { removePlaceFromJpeg } from "./jpeg-place.ts";
import { removePlaceFromPng } from "./png-place.ts";

const removers: Partial<Record<FileType, (file: FileHandle, content: FileContent) => Promise<boolean>>> = {
  jpg: removePlaceFromJpeg,
  png: removePlaceFromPng,
};

/**
 * Removes the place where a picture was taken from its metadata, in the file itself, and returns whether it had one.
 * The picture and the way it is turned stay as they are. Does nothing with a file of another type.
 */
export async function removePlace(path: string, type: FileType): Promise<boolean> {
  const remove = removers[type];
  if (!remove) return false;
  const file = await open(path, "r+");
  try {
    const { size } = await file.stat();
    const hadPlace = await remove(file, contentOf(file, path, size));
    if (hadPlace) await file.sync();
    return hadPlace;
  } finally {
    await file.close();
  }
}
