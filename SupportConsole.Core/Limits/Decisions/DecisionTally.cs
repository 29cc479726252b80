using System.Text.Json;

namespace SupportConsole.Core.Limits.Decisions;

/// <summary>
/// Counts the decisions of one batch, so that the meter is touched once for each kind and outcome and not for each
/// call.
/// </summary>
internal sealed class DecisionTally
{
    private static readonly string[] Kinds = Names<DecisionKind>();
    private static readonly string[] Results = Names<DecisionOutcome>();
    private static readonly string[] Rules = Names<DecisionRule>();

    private readonly int[] _outcomes = new int[Kinds.Length * Results.Length];
    private readonly int[] _refusals = new int[Kinds.Length * Rules.Length];
    private int _started;
    private int _queued;
    private int _known;
    private int _ended;
    private int _refused;

    /// <summary>Leases taken back.</summary>
    public int ExpiredLeases { get; set; }

    public IEnumerable<(string Kind, string Outcome, int Count)> Outcomes => Counted(_outcomes, Results);

    public IEnumerable<(string Kind, string Rule, int Count)> Refusals => Counted(_refusals, Rules);

    /// <summary>Transcripts only: a session or a LeMUR request is one decision and no more.</summary>
    public IEnumerable<(string Outcome, int Count)> Transcripts
    {
        get
        {
            (string Outcome, int Count)[] all =
            [
                ("started", _started),
                ("queued", _queued),
                ("known", _known),
                ("ended", _ended),
                ("refused", _refused),
            ];
            return all.Where(part => part.Count > 0);
        }
    }

    public void Add(Decision? decision)
    {
        if (decision is null)
        {
            return;
        }

        _outcomes[((int)decision.Kind * Results.Length) + (int)decision.Outcome]++;
        if (decision.Outcome == DecisionOutcome.Refused)
        {
            _refusals[((int)decision.Kind * Rules.Length) + (int)decision.Rule]++;
        }

        if (decision.Kind is DecisionKind.Submit or DecisionKind.Complete)
        {
            var items = decision.Items;
            _started += items.Started;
            _queued += items.Queued;
            _known += items.Known;
            _ended += items.Ended;
            _refused += items.Refused;
        }
    }

    private static IEnumerable<(string Kind, string Name, int Count)> Counted(int[] counts, string[] names)
    {
        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at] > 0)
            {
                yield return (Kinds[at / names.Length], names[at % names.Length], counts[at]);
            }
        }
    }

    /// <summary>By number: gaps stay empty.</summary>
    private static string[] Names<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var names = new string[values.Max(value => Convert.ToInt32(value, null)) + 1];
        foreach (var value in values)
        {
            names[Convert.ToInt32(value, null)] = JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
        }

        return names;
    }
}
