using System.Text.Json;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>Named requests in a batch: decisions of before, and those that the batch adds.</summary>
internal sealed class RateRequestRows(CommandContext context) : RowSet
{
    private readonly HashSet<RateRequestKey> _wanted = [];
    private readonly Dictionary<RateRequestKey, RateRequest> _known = [];
    private readonly List<RateRequest> _new = [];
    private Pending<List<RateRequest>>? _found;

    /// <summary>Asks for the decision under a name; one without a name has none.</summary>
    public void Require(RateRequestKey? key)
    {
        if (key is { } named)
        {
            _wanted.Add(named);
        }
    }

    /// <summary>The decision of before under this name; null when there is none, or its time is up.</summary>
    public TOutcome? Find<TOutcome>(RateRequestKey? key)
        where TOutcome : class =>
        key is { } named
        && _known.TryGetValue(named, out var request)
        && request.DecidedAt + RateRequest.Kept > context.Now
            ? JsonSerializer.Deserialize<TOutcome>(request.Answer)
            : null;

    /// <summary>Keeps a decision under its name.</summary>
    public TOutcome Remember<TOutcome>(RateRequestKey? key, TOutcome outcome)
        where TOutcome : class
    {
        if (key is { } named)
        {
            _new.Add(
                _known[named] = new()
                {
                    Key = named,
                    DecidedAt = context.Now,
                    Answer = JsonSerializer.Serialize(outcome),
                }
            );
        }

        return outcome;
    }

    public override void Read()
    {
        if (_wanted.Count > 0)
        {
            _found = context.Tables<IRateRequestTables>().Find(_wanted);
        }
    }

    public override void Load()
    {
        foreach (var request in _found?.Value ?? [])
        {
            _known[request.Key] = request;
        }
    }

    public override ValueTask WriteAsync()
    {
        Writes.IfAny(_new, context.Tables<IRateRequestTables>().Save);
        return ValueTask.CompletedTask;
    }
}
