using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Components.Throttling;

/// <summary>
/// What a proposed limit on new streaming sessions would have done to an account's sessions of the last day, once the
/// limit rests for a moment.
/// </summary>
public sealed partial class StreamingWhatIfPanel : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private Loadable<StreamingWhatIf> _replay = null!;
    private Debounce _runs = null!;
    private int? _asked;
    private bool _left;

    [Inject]
    public required IStreamingWhatIf WhatIf { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<StreamingWhatIfPanel> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>The starting limit to replay at; null while there is none.</summary>
    [Parameter, EditorRequired]
    public int? ProposedLimit { get; set; }

    private bool IsStale => _replay.Value is { } replay && replay.Limit != ProposedLimit;

    /// <summary>Nothing without a limit: an earlier one's figures would be read as those of what is typed.</summary>
    private StreamingWhatIf? Replayed => ProposedLimit is null ? null : _replay.Value;

    private string State =>
        _replay.Error is not null ? "error"
        : Replayed is null ? "empty"
        : IsStale ? "stale"
        : "done";

    /// <inheritdoc/>
    public void Dispose()
    {
        _left = true;
        _runs.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _replay = new("a what-if of streaming", Logger);
        _runs = new(Clock, Pause);
    }

    /// <summary>Here, because a page that is only prerendered replays nothing.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ProposedLimit is { } limit && _asked != limit)
        {
            _asked = limit;
            await StartAsync(limit, atOnce: firstRender);
        }
    }

    private static IEnumerable<(string Name, string Title, StreamingReplayFigures Figures)> Rows(
        StreamingWhatIf replay
    ) =>
        [
            ("recorded", ThrottlingWords.AsItWas, replay.Recorded),
            ("proposed", ThrottlingWords.StreamingWhatIfLimit(replay.Limit), replay.Proposed),
        ];

    private Task AgainAsync() => _asked is { } limit ? StartAsync(limit, atOnce: true) : Task.CompletedTask;

    private async Task StartAsync(int limit, bool atOnce)
    {
        var id = AccountId;
        Task Run(CancellationToken token) =>
            _replay.LoadAsync(
                async cancelled => await WhatIf.ReplayAsync(await CurrentActor.GetAsync(), id, limit, cancelled),
                token
            );
        if (await (atOnce ? _runs.RunNowAsync(Run) : _runs.RunAsync(Run)) && !_left)
        {
            StateHasChanged();
        }
    }
}
