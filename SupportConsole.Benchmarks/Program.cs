Console.WriteLine("Usage: dotnet run --configuration Release --project SupportConsole.Benchmarks -- <benchmark>");
Console.WriteLine("There are no benchmarks yet.");
