/* Takes everything off a page whose case scenario has been withdrawn, and says so in neutral words. What was typed goes too:
   it was about something that nobody may read any more. */
export const gone = ({ goneTitle, goneText, goneBack, goneUrl }) => {
  const heading = document.createElement("h1"), text = document.createElement("p"), back = document.createElement("a");
  heading.className = "govuk-heading-l";
  heading.tabIndex = -1;
  heading.textContent = goneTitle;
  text.className = back.className = "govuk-body";
  text.textContent = goneText;
  back.className = "govuk-link";
  back.href = goneUrl;
  back.textContent = goneBack;
  document.querySelector("main").replaceChildren(heading, text, back);
  document.querySelector(".govuk-breadcrumbs, .govuk-back-link")?.remove();
  document.title = goneTitle;
  heading.focus();
};
