using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Components.Streaming;

/// <summary>The rises and falls of the limit on new sessions in the chart's period, each with its cause.</summary>
public sealed partial class LimitMovesCard
{
    [Inject]
    public required IRateReader Reader { get; init; }

    [Inject]
    public required IOptions<StreamingOptions> Options { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Key of the chart's period, from the address.</summary>
    [Parameter]
    public string? Range { get; set; }

    /// <summary>Start of a period between two times, from the address.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter]
    public string? To { get; set; }

    /// <inheritdoc/>
    protected override string Name => "the steps of a streaming limit";

    /// <inheritdoc/>
    protected override object Key => (AccountId, Chosen);

    /// <inheritdoc/>
    protected override object SharedKey => (Key, Zone);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsLive => Chosen.IsLive;

    private Period Chosen => Period.Parse(Range, From, To, PeriodRules.Week, Clock.GetUtcNow(), Zone).Period;

    /// <inheritdoc/>
    protected override Func<Actor, CancellationToken, Task<IReadOnlyList<StreamingMove>?>> Read()
    {
        var (reader, clock, id, chosen, zone) = (Reader, Clock, AccountId, Chosen, Zone);
        return async (actor, token) =>
        {
            var (from, to) = chosen.PastAt(clock.GetUtcNow(), zone);
            return await reader.MovesAsync(actor, id, from, to, token);
        };
    }
}
