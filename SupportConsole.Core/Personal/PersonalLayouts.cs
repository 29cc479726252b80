using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Personal;

/// <inheritdoc cref="IPersonalLayouts"/>
internal sealed class PersonalLayouts(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider clock)
    : IPersonalLayouts
{
    public async Task<string?> FindAsync(Actor actor, string grid, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Of(context, actor, grid).Select(choice => choice.Value).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task KeepAsync(Actor actor, string grid, string layout, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        if (layout.Length > PersonChoice.LongestValue)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await UpdateAsync(context, actor, grid, layout, cancellationToken))
        {
            return;
        }

        context.PersonChoices.Add(
            new()
            {
                PersonId = actor.Id,
                Kind = PersonChoiceKind.GridLayout,
                Key = PersonChoice.Fold(grid),
                Name = grid,
                Value = layout,
                KeptAt = clock.GetUtcNow(),
            }
        );
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another page of the same person kept one first; the last choice holds.
            if (!await UpdateAsync(context, actor, grid, layout, cancellationToken))
            {
                throw;
            }
        }
    }

    private async Task<bool> UpdateAsync(
        ConsoleDbContext context,
        Actor actor,
        string grid,
        string layout,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        return await Of(context, actor, grid)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(choice => choice.Value, layout).SetProperty(choice => choice.KeptAt, now),
                    cancellationToken
                ) > 0;
    }

    private static IQueryable<PersonChoice> Of(ConsoleDbContext context, Actor actor, string grid)
    {
        var key = PersonChoice.Fold(grid);
        return context.PersonChoices.Where(choice =>
            choice.PersonId == actor.Id && choice.Kind == PersonChoiceKind.GridLayout && choice.Key == key
        );
    }
}
