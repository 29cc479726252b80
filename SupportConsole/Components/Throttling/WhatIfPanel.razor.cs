using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Components.Throttling;

/// <summary>
/// What a proposed limit would have done to an account's demand of the last day. Replays when the limit rests for a
/// moment, one at a time: another limit gives up the one before. Needs nothing of the page around it.
/// </summary>
public sealed partial class WhatIfPanel : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private Loadable<WhatIfOutcome> _outcome = null!;
    private Debounce _runs = null!;
    private (string AccountId, int Limit)? _asked;
    private bool _running;
    private bool _givenUp;
    private bool _left;
    private int _percent;

    [Inject]
    public required IWhatIf WhatIf { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<WhatIfPanel> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>The limit to replay at; null while there is none.</summary>
    [Parameter, EditorRequired]
    public int? ProposedLimit { get; set; }

    /// <summary>The limit in force, for the words.</summary>
    [Parameter]
    public int? CurrentLimit { get; set; }

    /// <summary>What the figures do not tell; null when there is nothing.</summary>
    [Parameter]
    public string? Caution { get; set; }

    /// <summary>The limit whose figures are shown, when it is no longer the proposed one.</summary>
    private int? Stale =>
        _outcome.Value is WhatIfOutcome.Compared compared && compared.Limit != ProposedLimit ? compared.Limit : null;

    private string State =>
        _running ? "running"
        : _outcome.Error is not null ? "error"
        : _givenUp ? "given-up"
        : _outcome.Value is null ? "empty"
        : Stale is null ? "done"
        : "stale";

    private string Message =>
        _running ? ThrottlingWords.WhatIfRunning + "…"
        : _givenUp ? ThrottlingWords.WhatIfGivenUp
        : _outcome.Value switch
        {
            WhatIfOutcome.NoDemand none => ThrottlingWords.WhatIfNoDemand(none),
            WhatIfOutcome.TooMuch much => ThrottlingWords.WhatIfTooMuch(much),
            WhatIfOutcome.NoLimit limit => ThrottlingWords.WhatIfNoLimit(limit),
            _ => ThrottlingWords.WhatIfTypeLimit,
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        _left = true;
        _runs.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _outcome = new("a what-if", Logger);
        _runs = new(Clock, Pause);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_asked is { } asked && asked.AccountId != AccountId)
        {
            _outcome.Set(null);
        }
    }

    /// <summary>Here, because a page that is only prerendered replays nothing.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ProposedLimit is { } limit ? _asked != (AccountId, limit) : _asked is not null)
        {
            await StartAsync(atOnce: firstRender);
        }
    }

    private Task AgainAsync() => StartAsync(atOnce: true);

    private async Task StartAsync(bool atOnce)
    {
        _givenUp = false;
        if (ProposedLimit is not { } limit)
        {
            // Nothing to replay any more; what was shown stays, as what it is.
            _asked = null;
            GiveUp();
            _givenUp = false;
            StateHasChanged();
            return;
        }

        (_asked, _running, _percent) = ((AccountId, limit), true, 0);
        StateHasChanged();
        var id = AccountId;
        Task Run(CancellationToken token) =>
            _outcome.LoadAsync(
                async cancelled =>
                    await WhatIf.ReplayAsync(
                        await CurrentActor.GetAsync(),
                        id,
                        limit,
                        new Reporter(this, cancelled),
                        cancelled
                    ),
                token
            );
        if (await (atOnce ? _runs.RunNowAsync(Run) : _runs.RunAsync(Run)) && !_left)
        {
            _running = false;
            StateHasChanged();
        }
    }

    private void GiveUp()
    {
        _runs.Cancel();
        (_running, _givenUp) = (false, true);
    }

    private void Show(int percent)
    {
        if (!_left && _running && percent > _percent)
        {
            _percent = percent;
            StateHasChanged();
        }
    }

    /// <summary>Called thousands of times from another thread; shows each twentieth part once.</summary>
    private sealed class Reporter(WhatIfPanel panel, CancellationToken cancelled) : IProgress<double>
    {
        private const int Step = 5;
        private int _shown;

        public void Report(double value)
        {
            var percent = (int)(value * 100) / Step * Step;
            if (percent > _shown && !cancelled.IsCancellationRequested)
            {
                _shown = percent;
                _ = panel.InvokeAsync(() => panel.Show(percent));
            }
        }
    }
}
