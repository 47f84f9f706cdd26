/** Receiving files over HTTP: into quarantine whole, or not at all. The only file that speaks to multer. */
import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { Request, RequestHandler } from "express";
import multer, { MulterError } from "multer";
import { whyUnwritable } from "../storage/unwritable.js";
import { HttpError } from "./errors.js";
import { plainPartHeads } from "./part-heads.js";
import { sizeOf } from "./shown/words.js";

export interface UploadLimits {
  /** Of one file. */
  bytes: number;
  files: number;
  /** Of one other field of the form; short words only when left out. */
  fieldBytes?: number;
}

export interface Uploaded {
  /** As the sender named it. */
  name: string;
  path: string;
}

/** The form field that files come in. */
const fileField = "files";

/** The folder of a request's files: thrown away as a whole, with whatever was cut off in it. */
const folders = new WeakMap<Request, string>();

/** Middleware that stores the files of the form field for files in `folder`; past a limit nothing is kept. */
export function receiveFiles(folder: string, limits: UploadLimits): RequestHandler {
  return async (request, response, next) => {
    if (!request.is("multipart/form-data") && limits.fieldBytes !== undefined) return next();
    const own = join(folder, `upload-${randomUUID()}`);
    folders.set(request, own);
    try {
      await mkdir(own);
      await new Promise<void>((resolve, reject) => {
        receiver(own, limits)(request, response, (error: unknown) => (error ? reject(error) : resolve()));
      });
    } catch (error) {
      await discardUploads(request);
      throw asHttpError(error, limits);
    }
    next();
  };
}

function receiver(folder: string, limits: UploadLimits): RequestHandler {
  const options = {
    storage: multer.diskStorage({ destination: folder }),
    // Browsers send file names as UTF-8 without saying so.
    defParamCharset: "utf8",
    limits: {
      fileSize: limits.bytes,
      files: limits.files,
      fields: 20,
      fieldSize: limits.fieldBytes ?? 10_000,
      fieldNameSize: 100,
    },
    // multer 2.5 takes it; its types do not know it yet.
    streamHandler: feed,
  };
  return multer(options).array(fileField, limits.files);
}

/** Pipes the request into multer's parser itself, for multer will unpipe that and nothing else. */
function feed(request: Request, parser: Writable): void {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(request.headers["content-type"] ?? "") ?? [];
  const boundary = quoted ?? plain;
  if (boundary !== undefined) {
    const write = parser.write.bind(parser);
    const plainHeads = plainPartHeads(boundary);
    parser.write = ((chunk: Buffer) => write(plainHeads(chunk))) as Writable["write"];
  }
  request.pipe(parser);
}

/** The files that came with a request. */
export function uploadedFiles(request: Request): Uploaded[] {
  const files = Array.isArray(request.files) ? request.files : [];
  return files.map((file) => ({ name: file.originalname, path: file.path }));
}

/** Throws away what was received and not taken elsewhere. */
export async function discardUploads(request: Request): Promise<void> {
  const own = folders.get(request);
  if (own) await rm(own, { recursive: true, force: true });
}

/** multer's errors carry no status. */
function asHttpError(error: unknown, limits: UploadLimits): unknown {
  if (!(error instanceof MulterError)) return interrupted(error);
  switch (error.code) {
    case "LIMIT_FILE_SIZE":
      return new HttpError(
        413,
        `A file is larger than ${sizeOf(limits.bytes)}; nothing of this upload was kept.`,
      );
    case "LIMIT_FILE_COUNT":
      return tooManyFiles(limits);
    case "LIMIT_UNEXPECTED_FILE":
      // Said of one file too many in the right field as well.
      return error.field === fileField
        ? tooManyFiles(limits)
        : new HttpError(
            400,
            `Expected files in the form field “${fileField}”, got one in “${error.field}”; nothing of this upload was kept.`,
            { parameter: error.field },
          );
    case "LIMIT_FIELD_VALUE":
    case "LIMIT_FIELD_COUNT":
    case "LIMIT_PART_COUNT":
    case "LIMIT_FIELD_KEY":
      return new HttpError(
        413,
        `The form is larger than it can be: ${error.message} (${error.field ?? "fields"}).`,
      );
    default:
      return new HttpError(400, `The upload could not be read: ${error.message}.`);
  }
}

function tooManyFiles({ files }: UploadLimits): HttpError {
  return new HttpError(413, `Expected at most ${files} files, got more; nothing of this upload was kept.`);
}

function interrupted(error: unknown): unknown {
  const reason = whyUnwritable(error);
  if (reason !== null) {
    return new HttpError(
      507,
      `The data folder cannot be written: ${reason}. Nothing of this upload was kept.`,
    );
  }
  const { message } = error as Error;
  if (/Malformed part header/.test(message)) {
    return new HttpError(
      400,
      "The head of a part of the form cannot be read; nothing of this upload was kept.",
    );
  }
  const isCutOff = /aborted|Unexpected end of form|Malformed|Boundary/i.test(message);
  return isCutOff
    ? new HttpError(400, `The upload ended before it was whole (${message}); nothing of it was kept.`)
    : error;
}
