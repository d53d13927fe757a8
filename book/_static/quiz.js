/* A quiz shows the reply of the chosen option. Without this script all replies are shown. */
"use strict";

document.querySelectorAll("fieldset.quiz").forEach((quiz) => {
  const replies = [...quiz.querySelectorAll(".quiz-reply > span")];
  const buttons = [...quiz.querySelectorAll("input")];
  const show = () => replies.forEach((reply, i) => (reply.hidden = !buttons[i].checked));
  quiz.addEventListener("change", show);
  show();
});
