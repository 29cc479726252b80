using SupportConsole.Core.Access;

namespace SupportConsole.Core.Billing.LowBalances;

/// <summary>
/// Accounts that live on their deposit and whose balance does not last long. Needs
/// <see cref="Permission.ViewAccounts"/>.
/// </summary>
public interface ILowBalances
{
    /// <summary>Those whose balance lasts least, and how many there are.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<LowBalanceList> ListAsync(Actor actor, CancellationToken cancellationToken);
}

/// <summary>The accounts with a low balance.</summary>
/// <param name="Accounts">The shortest first, at most <see cref="MaximumRows"/>.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Hours">A balance that lasts fewer hours is low.</param>
public sealed record LowBalanceList(IReadOnlyList<LowBalanceAccount> Accounts, int Total, int Hours)
{
    public const int MaximumRows = 20;
}

/// <summary>An account with a low balance.</summary>
/// <param name="AccountId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Balance">Now.</param>
/// <param name="Runway">How long that lasts.</param>
public sealed record LowBalanceAccount(string AccountId, string Name, Money Balance, BalanceRunway Runway);
