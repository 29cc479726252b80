using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.Personal;

/// <inheritdoc cref="IPersonalViews"/>
internal sealed class PersonalViews(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider clock) : IPersonalViews
{
    /// <summary>Views that a person may have.</summary>
    public const int Maximum = 50;

    private const int LongestQuery = 2_000;

    private static readonly PersonalViewOutcome Done = new PersonalViewOutcome.Done();

    public async Task<IReadOnlyList<PersonalView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Own(context, actor)
            .AsNoTracking()
            .OrderBy(choice => choice.Key)
            .Select(choice => new PersonalView(choice.Name, choice.Value))
            .ToListAsync(cancellationToken);
    }

    public async Task<PersonalViewOutcome> SaveAsync(
        Actor actor,
        PersonalView view,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        var name = view.Name.Trim();
        if (Problem(name, view.Query) is { } problem)
        {
            return Refused(problem);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Own(context, actor).CountAsync(cancellationToken) >= Maximum)
        {
            return Refused(PersonalViewTexts.TooMany);
        }

        context.PersonChoices.Add(
            new()
            {
                PersonId = actor.Id,
                Kind = PersonChoiceKind.AccountView,
                Key = PersonChoice.Fold(name),
                Name = name,
                Value = view.Query,
                KeptAt = clock.GetUtcNow(),
            }
        );
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return Done;
        }
        catch (DbUpdateException)
        {
            if (await FindAsync(actor, name, cancellationToken) is not { } taken)
            {
                throw;
            }

            return Refused(PersonalViewTexts.Taken(taken.Name));
        }
    }

    public async Task<PersonalViewOutcome> RenameAsync(
        Actor actor,
        string name,
        string newName,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        if (await FindAsync(actor, name, cancellationToken) is not { } view)
        {
            return Refused(PersonalViewTexts.Gone);
        }

        var wanted = newName.Trim();
        if (Problem(wanted, view.Value) is { } problem)
        {
            return Refused(problem);
        }

        var (key, wantedKey) = (view.Key, PersonChoice.Fold(wanted));
        if (key != wantedKey && await FindAsync(actor, wanted, cancellationToken) is { } taken)
        {
            return Refused(PersonalViewTexts.Taken(taken.Name));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var renamed = await Own(context, actor)
            .Where(choice => choice.Key == key)
            .ExecuteUpdateAsync(
                set => set.SetProperty(choice => choice.Key, wantedKey).SetProperty(choice => choice.Name, wanted),
                cancellationToken
            );
        return renamed == 1 ? Done : Refused(PersonalViewTexts.Gone);
    }

    public async Task<PersonalViewOutcome> DeleteAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var key = PersonChoice.Fold(name.Trim());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Own(context, actor).Where(choice => choice.Key == key).ExecuteDeleteAsync(cancellationToken);
        return Done;
    }

    private static string? Problem(string name, string query) =>
        name.Length is 0 or > PersonChoice.LongestName ? PersonalViewTexts.NoName
        : VisibleText.Problem(name, "name", isMultiline: false) is { } hidden ? hidden
        : query.Length <= 1 || query[0] != '?' ? PersonalViewTexts.NoQuery
        : query.Length > LongestQuery ? PersonalViewTexts.TooLong
        : null;

    private static IQueryable<PersonChoice> Own(ConsoleDbContext context, Actor actor) =>
        context.PersonChoices.Where(choice =>
            choice.PersonId == actor.Id && choice.Kind == PersonChoiceKind.AccountView
        );

    private static PersonalViewOutcome.Refused Refused(string sentence) => new PersonalViewOutcome.Refused(sentence);

    private async Task<PersonChoice?> FindAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        var key = PersonChoice.Fold(name.Trim());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Own(context, actor)
            .AsNoTracking()
            .FirstOrDefaultAsync(choice => choice.Key == key, cancellationToken);
    }
}
