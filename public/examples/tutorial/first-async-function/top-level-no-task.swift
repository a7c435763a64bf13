func runsInTask() -> Bool {
    withUnsafeCurrentTask { task in task != nil }
}

print("in a task:", runsInTask())  // Prints "in a task: false"
