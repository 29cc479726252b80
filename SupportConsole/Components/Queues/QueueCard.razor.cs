using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.QueuePauses;

namespace SupportConsole.Components.Queues;

/// <summary>Whether an account's queue goes on, and the ways to hold it and to empty it.</summary>
public sealed partial class QueueCard
{
    private const string PauseDialog = "pause-queue";
    private const string CancelDialog = "cancel-queue";

    [Inject]
    public required IQueuePauseService Service { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Which dialog the page's address names.</summary>
    [Parameter]
    public string? Dialog { get; set; }

    /// <summary>Raised when an attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's queue";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override Task<QueueStanding?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Service.FindAsync(actor, AccountId, cancellationToken);

    private void Show(string? dialog) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dialog", dialog), replace: true);

    private async Task AnsweredAsync()
    {
        await ReloadAsync();
        await OnChanged.InvokeAsync();
    }
}
