let task = Task.detached { print("in the task") }
print("the task exists")
await task.value
print("after")
