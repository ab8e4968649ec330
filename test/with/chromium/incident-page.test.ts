import { incidentPage } from "../../../src/report/page/incident-page.ts";
import { incidentFacts, incidentThread } from "../../fakes/incident-facts.ts";
import { checkInBrowser } from "./page-checks.ts";

checkInBrowser({
  page: incidentPage(incidentFacts()).text,
  empty: incidentPage(
    incidentFacts({ incident: incidentThread({ isOpen: true }), timeline: [], runbooks: [], postmortem: "" }),
  ).text,
  ...{ headings: 3, pictures: "incident" },
});
