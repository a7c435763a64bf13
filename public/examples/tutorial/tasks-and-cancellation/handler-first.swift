let late = Task {
    withUnsafeCurrentTask { task in task?.cancel() }
    await withTaskCancellationHandler {
        print("operation")
    } onCancel: {
        print("handler")
    }
}
await late.value
