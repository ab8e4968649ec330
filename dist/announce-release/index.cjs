require("../bundle/index.cjs").start("announce-release");
