print("1: before")
let task = Task { print("3: in the task") }
print("2: the task exists")
await task.value
print("4: after")
