import { useCallback, useRef, useState } from "react";

/** A file that has arrived, which the form names by its ticket. */
export interface ReceivedUpload {
  readonly step: "received";
  readonly name: string;
  readonly ticket: string;
  readonly placeRemoved: boolean;
  /** Such as "84 kB", of a file that arrived before the page was made. */
  readonly size?: string;
}

/** A file that was chosen in the browser: how far it was sent, or the answer. */
export type Upload =
  | { readonly step: "sending"; readonly name: string; readonly share: number }
  | ReceivedUpload
  | { readonly step: "refused"; readonly name: string; readonly sentence: string };

interface Answer {
  readonly ticket?: string;
  readonly placeRemoved?: boolean;
  readonly refused?: string;
}

/** Sends one file at a time: `send` and `leaveOut` stop what is still being sent. Begins with a file that arrived before. */
export function useUpload(received: ReceivedUpload | null) {
  const [upload, setUpload] = useState<Upload | null>(received);
  const current = useRef<XMLHttpRequest | null>(null);

  const leaveOut = useCallback(() => {
    const request = current.current;
    current.current = null;
    request?.abort();
    setUpload(null);
  }, []);

  const send = useCallback(
    (file: File) => {
      leaveOut();
      const { name } = file;
      const request = new XMLHttpRequest();
      current.current = request;
      setUpload({ step: "sending", name, share: 0 });
      request.upload.onprogress = ({ loaded, total }) => {
        if (current.current === request) setUpload({ step: "sending", name, share: loaded / total });
      };
      request.onloadend = () => {
        if (current.current === request) setUpload(uploadAnswered(name, request));
      };
      request.open("PUT", "/api/uploads");
      request.setRequestHeader("x-file-name", encodeURIComponent(name));
      request.send(file);
    },
    [leaveOut],
  );

  return { upload, send, leaveOut };
}

function uploadAnswered(name: string, request: XMLHttpRequest): Upload {
  const { ticket, placeRemoved = false, refused } = answerOf(request);
  if (ticket) return { step: "received", name, ticket, placeRemoved };
  const lost = `“${name}” did not arrive: the connection broke off, or the file was moved or changed. Choose it again.`;
  return { step: "refused", name, sentence: refused ?? lost };
}

/** What checks a request before the route answers with a sentence instead of JSON. */
function answerOf({ status, responseText }: XMLHttpRequest): Answer {
  try {
    return JSON.parse(responseText);
  } catch {
    return status >= 400 && status < 500 && responseText ? { refused: responseText } : {};
  }
}
