export declare function fill(): void;
