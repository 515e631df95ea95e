// Asks the server; an answer comes only when everything is on the disk.

/** The answer and whether it is good; `{error}` where the server cannot be reached or refuses. */
export async function send(name, body) {
  try {
    const answer = await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
    const told = answer.headers.get("content-type")?.startsWith("application/json")
      ? await answer.json()
      : { error: (await answer.text()).slice(0, 300) };
    return { ...told, good: answer.ok };
  } catch {
    return { good: false, error: "NOT SAVED: the server does not answer" };
  }
}

/** Says something where it is read aloud. */
export function tell(place, words, failed = false) {
  place.textContent = words;
  place.classList.toggle("failed", failed);
}
