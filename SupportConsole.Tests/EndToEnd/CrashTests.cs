using System.Net.Http.Json;
using System.Text.Json;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// The program is killed under an open page; what was acknowledged and what was typed are still there.
/// </summary>
public sealed class CrashTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Kill_WhileADialogIsOpen_LosesNeitherTranscriptsNorText()
    {
        ExpectsLostConnection = true;
        await Console.RegisterAsync("crash", "Crash Insights");
        var before = await Console.SubmitAsync("crash", 205);
        var page = await SignInAsync(Engineer, "/accounts/crash");
        await FillChangeAsync(page, "320", "Typed before the program was killed", "SUP-9");

        await Console.KillAsync();
        await Console.StartAsync();

        await Expect(page.Locator("#reason"))
            .ToHaveValueAsync("Typed before the program was killed", new() { Timeout = 60_000 });
        await InteractiveAsync(page);
        await Expect(Figure(page, "running")).ToHaveTextAsync("200");
        await Expect(Figure(page, "queued")).ToHaveTextAsync("5");
        var last = before.GetProperty("results")[204].GetProperty("id").GetString();
        var found = await Console.Platform.GetFromJsonAsync<JsonElement>(
            new Uri(Console.Address, $"/platform/v1/transcripts/{last}")
        );
        Assert.Equal("queued", found.GetProperty("status").GetString());
        Assert.Equal(5, found.GetProperty("queuePosition").GetInt32());
    }
}
