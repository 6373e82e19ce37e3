import type { DeskClientFrame, DeskServerFrame } from '@throughline/protocol/live';

export type Wire = { send(frame: DeskClientFrame): boolean; close(): void };
type Listening = {
  url: string;
  Socket: typeof WebSocket;
  onOpen(): void;
  onFrame(frame: DeskServerFrame): void;
  onHeard(): void;
  onLost(): void;
};

const parseFrame = (text: unknown): DeskServerFrame | undefined => {
  try {
    const frame: unknown = JSON.parse(String(text));
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as DeskServerFrame) : undefined;
  } catch {
    return undefined;
  }
};

/** One socket. After `close()` nothing of it is heard any more; a loss is reported once. */
export const openSocket = ({ url, Socket, onOpen, onFrame, onHeard, onLost }: Listening): Wire => {
  const socket = new Socket(url);
  let over = false;
  const close = (): void => {
    over = true;
    socket.close();
  };
  const lost = (): void => {
    if (over) return;
    close();
    onLost();
  };
  socket.addEventListener('open', () => {
    if (!over) onOpen();
  });
  socket.addEventListener('message', (event) => {
    if (over) return;
    onHeard();
    const frame = parseFrame(event.data);
    if (frame !== undefined) onFrame(frame);
  });
  socket.addEventListener('close', lost);
  socket.addEventListener('error', lost);
  return {
    close,
    send: (frame) => {
      if (over || socket.readyState !== Socket.OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
  };
};
