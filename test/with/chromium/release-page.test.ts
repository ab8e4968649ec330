import { releasePage } from "../../../src/report/page/release-page.ts";
import { releaseFacts } from "../../fakes/release-records.ts";
import { checkInBrowser } from "./page-checks.ts";

checkInBrowser({
  page: releasePage(releaseFacts()).text,
  empty: releasePage({ ...releaseFacts(), records: [], result: "" }).text,
  ...{ headings: 6, pictures: "release" },
});
