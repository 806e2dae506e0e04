/** Says on stderr what is going on, once it has taken a second; quick work says nothing. */
export interface Progress {
  say(text: string): void
  /** Takes the line off a terminal. */
  end(): void
}

const patience = 1000

/** On a terminal the line is written over; in a log each step that begins after a second is a line. */
export function startProgress(stream: NodeJS.WriteStream): Progress {
  let latest = ""
  let isShown = false
  const write = () => {
    isShown = true
    stream.write(stream.isTTY ? `\r\u001b[K${latest}` : `${latest}\n`)
  }
  const timer = setTimeout(write, patience)
  timer.unref()
  return {
    say(text) {
      latest = text
      if (isShown) write()
    },
    end() {
      clearTimeout(timer)
      if (isShown && stream.isTTY) stream.write("\r\u001b[K")
    },
  }
}
