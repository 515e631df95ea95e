// The reviewer's name.

import { send } from "./send.js";

const form = document.getElementById("reviewer");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = await send("name", { name: form.elements.name.value || "?" });
  if (told.good) window.location.reload();
});
