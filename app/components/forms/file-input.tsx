"use client";
// A client component because it shows the progress of an upload.
import { useRef, useState } from "react";

interface Upload {
  readonly name: string;
  readonly share: number;
}

/**
 * A file input that uploads the chosen file at once and shows its progress. Without JavaScript, the file is sent with the
 * form.
 */
export function FileInput({ id, name, describedBy }: { id: string; name: string; describedBy: string | undefined }) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  const [message, setMessage] = useState("");
  const input = useRef<HTMLInputElement>(null);

  function send(file: File) {
    const request = new XMLHttpRequest();
    setTicket(null);
    setMessage("");
    setUpload({ name: file.name, share: 0 });
    request.upload.onprogress = ({ loaded, total }) => setUpload({ name: file.name, share: loaded / total });
    request.onloadend = () => {
      setUpload(null);
      const response: { ticket?: string; refused?: string } = request.response ?? {};
      // The form sends the ticket instead, so the file is not sent a second time.
      if (input.current) input.current.value = "";
      if (response.ticket) setTicket(response.ticket);
      setMessage(
        response.ticket ? `Received: ${file.name}.` : (response.refused ?? "The file did not arrive. Choose it again."),
      );
    };
    request.open("PUT", "/api/uploads");
    request.responseType = "json";
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.send(file);
  }

  return (
    <>
      {ticket && <input type="hidden" name={name} value={ticket} />}
      <input
        ref={input}
        id={id}
        name={name}
        type="file"
        aria-describedby={describedBy}
        onChange={({ currentTarget: { files } }) => files?.[0] && send(files[0])}
      />
      {upload && <progress value={upload.share} aria-label={`Sending ${upload.name}`} />}
      <span role="status">{message}</span>
    </>
  );
}
