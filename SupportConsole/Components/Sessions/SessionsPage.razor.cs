using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Sessions;

namespace SupportConsole.Components.Sessions;

/// <summary>Who is signed in; a manager ends sessions here.</summary>
public sealed partial class SessionsPage
{
    [Inject]
    public required IPersonSessions Sessions { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The session that is about to be ended; in the address, so that a reload shows the dialog again.</summary>
    [SupplyParameterFromQuery(Name = "end")]
    public long? End { get; set; }

    /// <inheritdoc/>
    protected override string Name => "the sessions";

    /// <inheritdoc/>
    protected override object Key => nameof(SessionsPage);

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<PersonSession>?> LoadAsync(
        Actor actor,
        CancellationToken cancellationToken
    ) => await Sessions.ListAsync(actor, cancellationToken);

    private void Ask(long? number) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("end", number));

    private string StateOf(PersonSession session) => SessionWords.State(session, Clock.GetUtcNow());
}
