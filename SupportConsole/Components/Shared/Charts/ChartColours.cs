using System.Globalization;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>The look of a series.</summary>
/// <param name="Class">Gives the colour, as <c>--c</c>.</param>
/// <param name="Stripes">Number of the striped colour, from 1; null for a plain one.</param>
public sealed record ChartLook(string Class, int? Stripes);

/// <summary>
/// Gives each series its look: five plain colours, then the same with stripes. A colour belongs to a key, so that it
/// stays when ranks change: each key has one that it prefers, and where two prefer the same, the alphabet decides.
/// </summary>
internal static class ChartColours
{
    public const int Count = 5;

    public static IReadOnlyDictionary<string, ChartLook> Of(IEnumerable<ChartSeries> series)
    {
        var looks = new Dictionary<string, ChartLook>(StringComparer.Ordinal);
        var keys = new List<string>();
        foreach (var one in series)
        {
            if (one.Tone == ChartTone.ByKey)
            {
                keys.Add(one.Key);
            }
            else
            {
                looks[one.Key] = new("chart-" + one.Tone.ToString().ToLowerInvariant(), null);
            }
        }

        foreach (var (key, slot) in Slots(keys))
        {
            looks[key] = new(
                string.Create(CultureInfo.InvariantCulture, $"chart-c{(slot % Count) + 1}"),
                slot < Count ? null : (slot % Count) + 1
            );
        }

        return looks;
    }

    private static Dictionary<string, int> Slots(List<string> keys)
    {
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        var taken = new bool[Count * 2];
        keys.Sort(StringComparer.Ordinal);

        // First everybody who gets the preferred colour: one who does not must not push others out of theirs.
        foreach (var key in keys.Where(key => !taken[Preferred(key)]))
        {
            Take(key, Preferred(key));
        }

        foreach (var key in keys.Where(key => !slots.ContainsKey(key)))
        {
            Take(
                key,
                Enumerable
                    .Range(0, taken.Length)
                    .Select(step => Probe(key, step))
                    .FirstOrDefault(slot => !taken[slot], Preferred(key))
            );
        }

        return slots;

        void Take(string key, int slot) => (slots[key], taken[slot]) = (slot, true);
    }

    /// <summary>The plain colours from the preferred one on, then the striped ones.</summary>
    private static int Probe(string key, int step) => ((Preferred(key) + step) % Count) + (step < Count ? 0 : Count);

    /// <summary>FNV-1a: string.GetHashCode differs from one start of the program to the next.</summary>
    private static int Preferred(string key)
    {
        var hash = 2_166_136_261u;
        foreach (var character in key)
        {
            hash = unchecked((hash ^ character) * 16_777_619u);
        }

        return (int)(hash % Count);
    }
}
