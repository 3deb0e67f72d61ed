using System.Globalization;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>A customer of the invented account; the same number is the same person in every session and year.</summary>
internal sealed class SimulatedCustomer
{
    private static readonly string[] FirstNames =
        ["Aarav", "Bea", "Carlos", "Dana", "Emre", "Fatima", "Gil", "Hana", "Ivo", "Julia", "Kofi", "Lena", "Mateo", "Nadia", "Oskar", "Paula", "Ravi", "Sofía", "Tomás", "Uma", "Viktor", "Wanda", "Yara", "Zoë"];

    private static readonly string[] LastNames =
        ["Abbott", "Bauer", "Chen", "Díaz", "Eriksen", "Ferrari", "Garcia", "Hughes", "Ivanov", "Joshi", "Kim", "Larsen", "Müller", "Nguyen", "O'Brien", "Park", "Quispe", "Reyes", "Singh", "Taylor", "Usman", "Vega", "Weber", "Xu", "Young"];

    public SimulatedCustomer(ulong seed, int number)
    {
        var hash = Derived.Hash(seed, 0x10000UL + (ulong)number);
        FirstName = FirstNames[(int)(hash % 24)];
        LastName = LastNames[(int)(hash / 24 % 25)];
        UserId = Derived.Guid("u-", hash);
        // A subscriber number that starts with the customer and ends in 555: no such exchange is in service.
        Phone = string.Create(CultureInfo.InvariantCulture, $"+1{200 + (number / 10000 % 700)}{number % 10000:0000}555");
        Email = $"customer{number.ToString(CultureInfo.InvariantCulture)}@example.org";
        Account = (10_000_000 + number).ToString(CultureInfo.InvariantCulture);
        IsPremium = hash % 7 == 0;
        Hash = hash;
    }

    public string FirstName { get; }

    public string LastName { get; }

    public string UserId { get; }

    public string Phone { get; }

    public string Email { get; }

    public string Account { get; }

    public bool IsPremium { get; }

    public ulong Hash { get; }
}
