import Foundation

func boilWater() {
    print("water on")
    Thread.sleep(forTimeInterval: 0.2)
    print("water boils")
}

let table = Task { print("table set") }
boilWater()
await table.value
