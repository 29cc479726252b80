using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Throttling;

/// <summary>Running, queued and the limit, at this moment.</summary>
public sealed partial class LiveCard
{
    private const int Full = 1000;

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account's figures; null while they load.</summary>
    [Parameter, EditorRequired]
    public AccountThrottling? Figures { get; set; }

    private AccountState? State => Figures?.Overview.State;

    private string Why => Figures is null ? "" : LimitSourceTexts.Of(Figures.Overview, Zone, Clock.GetUtcNow());

    // The bar is full at the limit, or at the demand where that is more.
    private int Scale => Math.Max(1, Math.Max(Figures?.Overview.Limit.Value ?? 0, State?.Demand ?? 0));

    private int RunningWidth => (int)((long)(State?.Running ?? 0) * Full / Scale);

    private int QueuedWidth => (int)((long)(State?.Queued ?? 0) * Full / Scale);

    private static string Value(int? value) => value is { } known ? Shared.Figures.Whole(known) : "–";
}
