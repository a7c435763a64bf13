await withTaskCancellationShield { print("cleaning up") }
