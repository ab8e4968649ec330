import { testShare } from "./corpus-share.ts";

testShare(3);
