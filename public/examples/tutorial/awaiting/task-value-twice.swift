let reading = Task {
    print("reading the thermometer")
    return 21
}

print(await reading.value, await reading.value)
