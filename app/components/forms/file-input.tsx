"use client";
// A client component because a progress bar has to know how much of the file has gone.
import { useRef, useState } from "react";

interface Sending {
  readonly name: string;
  readonly share: number;
}

/** A file input that, with JavaScript, sends each file as it is chosen and shows how far it has come. Without, the form brings the file. */
export function FileInput({ id, name, describedBy }: { id: string; name: string; describedBy: string | undefined }) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  const [message, setMessage] = useState("");
  const input = useRef<HTMLInputElement>(null);

  function send(file: File) {
    const request = new XMLHttpRequest();
    setTicket(null);
    setMessage("");
    setSending({ name: file.name, share: 0 });
    request.upload.onprogress = ({ loaded, total }) => setSending({ name: file.name, share: loaded / total });
    request.onloadend = () => {
      setSending(null);
      const answer: { ticket?: string; refused?: string } = request.response ?? {};
      // The form now carries the ticket; the file itself need not go a second time.
      if (input.current) input.current.value = "";
      if (answer.ticket) setTicket(answer.ticket);
      setMessage(
        answer.ticket ? `Received: ${file.name}.` : (answer.refused ?? "The file did not arrive. Choose it again."),
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
      {sending && <progress value={sending.share} aria-label={`Sending ${sending.name}`} />}
      <span role="status">{message}</span>
    </>
  );
}
