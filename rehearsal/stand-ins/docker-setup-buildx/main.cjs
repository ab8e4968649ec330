console.log("The engine builds by itself here.");
