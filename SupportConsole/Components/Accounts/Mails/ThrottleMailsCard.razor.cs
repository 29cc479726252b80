using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Components.Accounts.Mails;

/// <summary>The e-mails that told an account of its throttling, and how far each is.</summary>
public sealed partial class ThrottleMailsCard
{
    private string? _accountId;
    private int _page;

    [Inject]
    public required INotificationReader Reader { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's throttle e-mails";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(2);

    private ThrottleMails Mails => Shown.Value!;

    private int Pages => (Mails.Total + ThrottleMails.PageSize - 1) / ThrottleMails.PageSize;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_accountId != AccountId)
        {
            (_accountId, _page) = (AccountId, 0);
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<ThrottleMails?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        await Reader.ThrottleMailsAsync(actor, AccountId, _page, cancellationToken);

    private Task TurnAsync(int page)
    {
        _page = page;
        return ReloadAsync();
    }
}
