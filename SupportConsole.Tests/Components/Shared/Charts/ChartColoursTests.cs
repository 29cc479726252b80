using System.Globalization;
using System.Text.RegularExpressions;
using SupportConsole.Components.Shared.Charts;

namespace SupportConsole.Tests.Components.Shared.Charts;

public sealed partial class ChartColoursTests
{
    private static readonly string[] Ten = [.. Enumerable.Range(0, 10).Select(number => $"account-{number}")];

    [Fact]
    public void Of_TenKeys_TenLooks() => Assert.Equal(10, Looks(Ten).Values.Distinct().Count());

    [Fact]
    public void Of_AnotherRank_TheSameLooks() => Assert.Equal(Looks(Ten), Looks([.. Ten.Reverse()]));

    [Fact]
    public void Of_UpToFiveKeys_AreAllPlain() => Assert.All(Looks(Ten[..5]).Values, look => Assert.Null(look.Stripes));

    [Fact]
    public void Of_OneKeyMore_MostKeepTheirLook()
    {
        var (before, after) = (Looks(Ten[..6]), Looks(Ten[..7]));

        Assert.InRange(before.Count(look => after[look.Key] == look.Value), 4, 6);
    }

    [Fact]
    public void Of_MoreThanTen_StillALookEach() =>
        Assert.Equal(30, Looks([.. Enumerable.Range(0, 30).Select(number => $"{number}")]).Count);

    [Fact]
    public void Of_Tones_AreFixed()
    {
        var looks = ChartColours.Of([
            Charts.Area("a") with
            {
                Tone = ChartTone.Running,
            },
            Charts.Area("b") with
            {
                Tone = ChartTone.Queued,
            },
            Charts.Bars("c") with
            {
                Tone = ChartTone.Others,
            },
        ]);

        Assert.Equal(["chart-running", "chart-queued", "chart-others"], looks.Values.Select(look => look.Class));
    }

    [Fact]
    public void Sheet_EveryColour_StandsOutInBothThemes()
    {
        var colours = Colour().Matches(File.ReadAllText(SheetPath()));

        Assert.Equal(8, colours.Count);
        Assert.All(colours, colour =>
        {
            Assert.True(
                Contrast(colour.Groups[2].Value, "ffffff") >= 3,
                $"{colour.Groups[1].Value} on a light surface"
            );
            Assert.True(Contrast(colour.Groups[3].Value, "23272f") >= 3, $"{colour.Groups[1].Value} on a dark surface");
        });
    }

    private static IReadOnlyDictionary<string, ChartLook> Looks(string[] keys) =>
        ChartColours.Of(keys.Select(key => Charts.Bars(key, 1, 1, 1, 1)));

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double[] weights = [0.2126, 0.7152, 0.0722];
        return weights
            .Select(
                (weight, place) =>
                    weight
                    * Linear(
                        int.Parse(hex.AsSpan(place * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                            / 255.0
                    )
            )
            .Sum();
    }

    private static double Linear(double value) =>
        value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static string SheetPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportConsole.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "SupportConsole", "wwwroot", "css", "chart.css");
    }

    [GeneratedRegex(@"(--chart-[\w]+): light-dark\(#(\w{6}), #(\w{6})\)")]
    private static partial Regex Colour();
}
