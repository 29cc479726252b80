using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Deposits;

/// <summary>Posts money that comes in, and corrections of it.</summary>
public interface IDepositService
{
    /// <summary>
    /// Adds a deposit; the reference makes it idempotent. A balance that is no longer negative is in force at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind cannot have this amount.</exception>
    Task<DepositOutcome> DepositAsync(DepositRequest deposit, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IDepositService"/>
internal sealed class DepositService(CommandBatcher batcher) : IDepositService
{
    public Task<DepositOutcome> DepositAsync(DepositRequest deposit, CancellationToken cancellationToken)
    {
        if (!deposit.IsPossible)
        {
            throw new ArgumentOutOfRangeException(
                nameof(deposit),
                deposit.Amount,
                $"No {deposit.Kind} has this amount."
            );
        }

        return batcher.ExecuteAsync(new DepositCommand(deposit), cancellationToken);
    }
}
