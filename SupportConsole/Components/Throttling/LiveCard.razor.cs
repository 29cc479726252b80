using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Throttling;

/// <summary>Running, queued and the limit, at this moment.</summary>
public sealed partial class LiveCard
{
    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account's figures; null while they load.</summary>
    [Parameter, EditorRequired]
    public AccountThrottling? Figures { get; set; }

    private AccountState? State => Figures?.Overview.State;

    private string Why => Figures is null ? "" : ThrottlingWords.SourceOf(Figures.Overview, Zone, Clock.GetUtcNow());

    /// <summary>The meter is full at the limit, or at the demand where that is more.</summary>
    private int Scale => Math.Max(1, Math.Max(Figures?.Overview.Limit.Value ?? 0, State?.Demand ?? 0));

    private string Percent(int? value) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * (value ?? 0) / Scale:0.##}%");
}
