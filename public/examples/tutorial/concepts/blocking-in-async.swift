import Foundation

func boilWater() async {
    Thread.sleep(forTimeInterval: 0.2)
}
