require("../bundle/index.cjs").start("restore-drill");
